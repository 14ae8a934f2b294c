package dev.pressroom.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import dev.pressroom.webhook.EventType;

/** The requests that receivers get, for the part of the description that OpenAPI 3.1 calls webhooks. */
final class EventDescriptions {
    private EventDescriptions() {}

    static Map<String, PathItem> all() {
        var items = new LinkedHashMap<String, PathItem>();
        for (String type : EventType.filters()) {
            items.put(type, item(type, type.startsWith("job.")
                    ? OASFactory.createSchema().ref("#/components/schemas/Job")
                    : OASFactory.createSchema().ref("#/components/schemas/Batch")));
        }
        return items;
    }

    private static PathItem item(String type, Schema data) {
        var operation = OASFactory.createOperation().summary("Tells of " + type)
                .description(
                        "Signed as Standard Webhooks 1.0.0 has it. Any 2xx is success; what fails is tried again, ten times over three days.")
                .addTag("Webhooks")
                .requestBody(OASFactory.createRequestBody().required(true)
                        .content(OASFactory.createContent().addMediaType("application/json",
                                OASFactory.createMediaType().schema(event(type, data)))))
                .responses(OASFactory.createAPIResponses().addAPIResponse("2XX",
                        OASFactory.createAPIResponse().description("Taken")).addAPIResponse("410",
                                OASFactory.createAPIResponse().description("No more: the webhook is disabled")));
        operation.addParameter(header("webhook-id", true, "The same with each attempt."));
        operation.addParameter(header("webhook-timestamp", true, "Seconds since 1970, of the attempt."));
        operation.addParameter(header("webhook-signature", false,
                "v1 signatures, separated by blanks; absent where a job's own webhook has no secret."));
        return OASFactory.createPathItem().POST(operation);
    }

    private static Schema event(String type, Schema data) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).required(List.of("type", "timestamp", "data"))
                .addProperty("type", OASFactory.createSchema().addType(SchemaType.STRING).addEnumeration(type))
                .addProperty("timestamp", OASFactory.createSchema().addType(SchemaType.STRING).format("date-time"))
                .addProperty("data", data);
    }

    private static Parameter header(String name, boolean required, String description) {
        return OASFactory.createParameter().in(Parameter.In.HEADER).name(name).required(required)
                .description(description).schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
