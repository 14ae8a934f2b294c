package dev.pressroom.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What the description of our API says of every operation alike: how to show a key, and how a no looks. */
public class OpenApiDocument implements OASFilter {
    private static final String KEY = "apiKey";
    private static final String TOKEN = "accessToken";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo().title("Pressroom").version("1")
                .description(
                        "HTML templates and JSON data to PDF files. Post a job, get 202; poll, or wait with `Prefer: wait=N`; "
                                + "download by a pre-signed link. Every no is a problem as RFC 9457 has it.")
                .license(OASFactory.createLicense().name("Apache-2.0").identifier("Apache-2.0")));
        Problems.all().forEach(problem -> document.getComponents().addResponse(problem.name(), problem.response()));
        document.getComponents().addParameter("IdempotencyKey", idempotencyKey());
        var scopes = new TreeSet<String>();
        document.getPaths().getPathItems().forEach((path, item) -> describe(path, item, scopes));
        document.getComponents().setSecuritySchemes(schemes(scopes));
        document.setWebhooks(EventDescriptions.all());
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter().name("Idempotency-Key").in(Parameter.In.HEADER)
                .description(
                        "A name of yours for this request, quoted or bare, up to 255 characters. Sent again with the "
                                + "same body it gets the same answer, with Idempotent-Replayed: true, and makes nothing twice; with "
                                + "another body 422, while the first is at work 409. Kept for 24 hours unless configured otherwise.")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING).maxLength(257));
    }

    private static void describe(String path, PathItem item, Set<String> scopes) {
        item.getOperations().forEach((method, operation) -> {
            List<String> needed = scopes(operation);
            scopes.addAll(needed);
            if (!needed.isEmpty()) {
                operation.setSecurity(List.of(requirement(KEY, List.of()), requirement(TOKEN, needed)));
            }
            boolean protectedOne = !needed.isEmpty();
            Problems.of(method, path, operation.getRequestBody() != null, protectedOne)
                    .forEach(problem -> operation.getResponses()
                            .addAPIResponse(String.valueOf(problem.status()),
                                    OASFactory.createAPIResponse().ref("#/components/responses/" + problem.name())));
        });
    }

    /** The generator writes the roles of an operation as the scopes of a scheme that has no name of ours. */
    private static List<String> scopes(Operation operation) {
        if (operation.getSecurity() == null) {
            return List.of();
        }
        return operation.getSecurity().stream().flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream).distinct().toList();
    }

    private static SecurityRequirement requirement(String scheme, List<String> scopes) {
        return OASFactory.createSecurityRequirement().addScheme(scheme, scopes);
    }

    private static Map<String, SecurityScheme> schemes(Set<String> known) {
        var scopes = new LinkedHashMap<String, String>();
        known.forEach(scope -> scopes.put(scope, "See the operations that name it."));
        var flow = OASFactory.createOAuthFlow().tokenUrl("/oauth/token").scopes(scopes);
        return Map.of(
                KEY, OASFactory.createSecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER)
                        .name("x-api-key").description("`<id>.<secret>` of an API key."),
                TOKEN, OASFactory.createSecurityScheme().type(SecurityScheme.Type.OAUTH2)
                        .flows(OASFactory.createOAuthFlows().clientCredentials(flow))
                        .description("Client credentials: the id and secret of an API key."));
    }
}
