package dev.pressroom.embedded;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The account a newcomer finds, with the samples as its templates; made through the doors everybody uses.
 *
 * @param keyId  the API key's id, also the OAuth client's
 * @param secret shown once: the server keeps a hash
 */
record DemoAccount(String id, String keyId, String secret) {
    private static final List<String> SCOPES = List.of("jobs:read", "jobs:write", "templates:read", "templates:write",
            "keys", "sign", "signing-keys", "webhooks", "datasets:read", "datasets:write", "audit",
            "doors");

    /** @param api where to, not yet with a credential */
    static DemoAccount open(Api api, String operatorKey) {
        var json = JsonNodeFactory.instance;
        var name = json.objectNode().put("name", "demo");
        var id = api.with("x-api-key", operatorKey).post("/v1/accounts", name).expect(201).json().path("id").asText();
        var wanted = json.objectNode().put("name", "demo");
        SCOPES.forEach(wanted.putArray("scopes")::add);
        var key = api.post("/v1/accounts/" + id + "/keys", wanted).expect(201).json();
        var account = new DemoAccount(id, key.path("id").asText(), key.path("secret").asText());
        api.with("x-api-key", account.key());
        Sample.all().forEach(sample -> sample.store(api));
        return account;
    }

    /** Id and secret in one, for {@code x-api-key}. */
    String key() {
        return keyId + "." + secret;
    }

    @Override
    public String toString() {
        return "demo account " + id;
    }
}
