package dev.pressroom.embedded;

import java.nio.file.Path;

/** What a person reads when Pressroom has started. */
record Welcome(String address, Path folder) {
    /** The only time the key is shown. */
    String first(DemoAccount account) {
        return """

                Pressroom is at %1$s    (API: %1$s/openapi, to try it: %1$s/q/swagger-ui)

                Made just now: the account "demo" with the sample templates. Its credentials are shown this once:

                  client id      %2$s
                  client secret  %3$s
                  x-api-key      %2$s.%3$s

                A PDF to begin with; paste this into another terminal:

                  KEY=%2$s.%3$s
                  JOB=$(curl -sS %1$s/v1/jobs -H "x-api-key: $KEY" -H 'Content-Type: application/json' -H 'Prefer: wait=30' \\
                    -d '{"html": "<h1>Hello {name}</h1>", "data": {"name": "world"}}' | sed 's/.*"id":"\\(job_[^"]*\\)".*/\\1/')
                  curl -sS "%1$s/v1/jobs/$JOB/pdf" -H "x-api-key: $KEY" -o hello.pdf

                %4$s
                """
                .formatted(address, account.keyId(), account.secret(), ending());
    }

    String again(String accountId) {
        return """

                Pressroom is at %1$s    (API: %1$s/openapi, to try it: %1$s/q/swagger-ui)

                The key of the account "demo" was shown at the first start. This makes another one:

                  curl -sS %1$s/v1/accounts/%2$s/keys -H "x-api-key: $(sed -n 's/^pressroom.operator-key=//p' '%3$s/secrets.properties')" \\
                    -H 'Content-Type: application/json' \\
                    -d '{"name": "another", "scopes": ["jobs:read", "jobs:write", "templates:read", "templates:write", "keys", "webhooks"]}'

                %4$s
                """
                .formatted(address, accountId, folder, ending());
    }

    private String ending() {
        return "Ctrl-C stops it with all of its servers. The data stays in " + folder + ".";
    }
}
