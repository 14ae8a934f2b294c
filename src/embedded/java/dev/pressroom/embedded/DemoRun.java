package dev.pressroom.embedded;

import java.nio.file.Path;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.QuarkusApplication;

/** {@code ./pressroom demo}, once the application answers: the walk of one job, then the end. */
public final class DemoRun implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
        var config = ConfigProvider.getConfig();
        var transcript = new Transcript(System.out);
        try (var client = new Api(StartRun.here(config), transcript);
                var preparing = new Api(StartRun.here(config), null)) {
            var account = DemoAccount.open(preparing, config.getValue("pressroom.operator-key", String.class));
            transcript
                    .say("The account \"demo\" is open and has the sample templates. Now a client makes its invoice.");
            new DemoWalk(client, transcript).walk(account, Path.of("invoice.pdf").toAbsolutePath());
            return 0;
        } catch (StartFailure failure) {
            System.err.println("pressroom: " + failure.getMessage());
            return 1;
        }
    }
}
