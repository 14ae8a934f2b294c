package dev.pressroom.dialect.pressroom;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.pressroom.job.Job;

/** A job with the headers that tell a client what to do next. */
final class JobAnswers {
    private static final int POLL_SECONDS = 1;

    private JobAnswers() {}

    /** To the POST that made it: 202, or 200 where it ended while the client waited. */
    static RestResponse<JobsWire.Job> accepted(Job job, Patience patience) {
        return answer(ResponseBuilder.create(job.state().isFinal() ? 200 : 202), job, patience)
                .header(HttpHeaders.LOCATION, JobsTranslation.path(job)).build();
    }

    static RestResponse<JobsWire.Job> standing(Job job, Patience patience) {
        return answer(ResponseBuilder.create(200), job, patience).build();
    }

    private static ResponseBuilder<JobsWire.Job> answer(ResponseBuilder<JobsWire.Job> answer, Job job,
            Patience patience) {
        answer.entity(JobsTranslation.job(job)).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Prefer");
        if (patience.some()) {
            answer.header("Preference-Applied", patience.applied());
        }
        if (!job.state().isFinal()) {
            answer.header(HttpHeaders.RETRY_AFTER, POLL_SECONDS);
        }
        return answer;
    }
}
