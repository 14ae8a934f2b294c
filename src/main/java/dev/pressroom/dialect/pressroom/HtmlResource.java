package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.MergedHtml;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.ContentDisposition;
import dev.pressroom.storage.Documents;

/** What a job's template and data came to before the layout, for those who look for a fault; never for a browser to run. */
@Path("/v1/jobs/{id}/html")
@Tag(name = "Jobs")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.JOBS_READ)
class HtmlResource {
    private final Jobs jobs;
    private final MergedHtml kept;
    private final Documents documents;
    private final CurrentCaller caller;

    HtmlResource(Jobs jobs, MergedHtml kept, Documents documents, CurrentCaller caller) {
        this.jobs = jobs;
        this.kept = kept;
        this.documents = documents;
        this.caller = caller;
    }

    @GET
    @Produces(Documents.TEXT)
    @Operation(summary = "See the merged HTML", description = "Of the last attempt of a job that was posted with `debug: true`, whatever became of it. "
            + "It is kept for a day where the operator chose nothing else.")
    public RestMulti<Buffer> html(@RestPath String id) {
        Uni<Documents.Content> opened = jobs.find(caller.get().accountId(), Ids.JOB.parse(id))
                .chain(job -> kept.latest(job.accountId(), job.id()))
                .map(found -> {
                    if (found == null) {
                        throw new Problem.NotFound("merged HTML");
                    }
                    return found.key();
                }).chain(documents::open)
                // An attempt says what it is about to keep, and may die before it has.
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(gone -> new Problem.NotFound("merged HTML"));
        return RestMulti.fromUniResponse(opened, Documents.Content::bytes, content -> headers(id, content));
    }

    /** It is an account's own text, but nothing that should run where this server's pages do. */
    private static Map<String, List<String>> headers(String id, Documents.Content content) {
        return Map.of(HttpHeaders.CONTENT_LENGTH, List.of(String.valueOf(content.size())),
                HttpHeaders.CONTENT_DISPOSITION, List.of(ContentDisposition.attachment(id + ".html")),
                "Content-Security-Policy", List.of("sandbox; default-src 'none'"),
                "X-Content-Type-Options", List.of("nosniff"),
                HttpHeaders.CACHE_CONTROL, List.of("private, no-store"));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
