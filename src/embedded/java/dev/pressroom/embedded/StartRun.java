package dev.pressroom.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

import dev.pressroom.Signals;

/** {@code ./pressroom start}, once the application answers: at the first start the demo account, each time the way in. */
public final class StartRun implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
        var config = ConfigProvider.getConfig();
        if (!config.getOptionalValue("pressroom.role", String.class).orElse("all").equalsIgnoreCase("worker")) {
            try {
                System.out.println(welcome(config));
            } catch (StartFailure failure) {
                System.err.println("pressroom: " + failure.getMessage());
                return 1;
            }
        }
        Signals.stopInOrder();
        Quarkus.waitForExit();
        return 0;
    }

    private static String welcome(Config config) {
        var welcome = new Welcome(config.getValue("pressroom.public-url", String.class),
                Path.of(config.getValue(Launch.FOLDER, String.class)));
        var note = welcome.folder().resolve("demo-account");
        try {
            if (Files.exists(note)) {
                return welcome.again(Files.readString(note).strip());
            }
            var account = open(config);
            Files.writeString(note, account.id() + System.lineSeparator());
            return welcome.first(account);
        } catch (IOException e) {
            throw DataFolder.unusable(welcome.folder(), e);
        }
    }

    private static DemoAccount open(Config config) {
        try (var api = new Api(here(config), null)) {
            return DemoAccount.open(api, config.getValue("pressroom.operator-key", String.class));
        }
    }

    /** By the back way: the public address may be a proxy's that does not run yet. */
    static URI here(Config config) {
        return URI.create("http://127.0.0.1:" + config.getValue("quarkus.http.port", Integer.class));
    }
}
