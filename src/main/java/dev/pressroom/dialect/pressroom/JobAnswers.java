package dev.pressroom.dialect.pressroom;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.pressroom.job.FailedAttempt;
import dev.pressroom.job.Job;

/** A job with the headers that tell a client what to do next. */
final class JobAnswers {
    private static final int POLL_SECONDS = 1;

    private JobAnswers() {}

    /** To the POST that made it: 202, or 200 where it ended while the client waited. */
    static RestResponse<JobsWire.Job> accepted(Job job, List<FailedAttempt> failures, Patience patience) {
        return answer(ResponseBuilder.create(job.state().isFinal() ? 200 : 202), job, failures, patience)
                .header(HttpHeaders.LOCATION, JobsTranslation.path(job)).build();
    }

    static RestResponse<JobsWire.Job> standing(Job job, List<FailedAttempt> failures, Patience patience) {
        return answer(ResponseBuilder.create(200), job, failures, patience).build();
    }

    private static ResponseBuilder<JobsWire.Job> answer(ResponseBuilder<JobsWire.Job> answer, Job job,
            List<FailedAttempt> failures, Patience patience) {
        answer.entity(JobsTranslation.job(job, failures)).header(HttpHeaders.CACHE_CONTROL, "no-store")
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
