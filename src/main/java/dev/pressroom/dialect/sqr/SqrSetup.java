package dev.pressroom.dialect.sqr;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.setting.DoorSettings;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;

/** How an account has its reports made. What is missing there is not its client's fault, so that hears no more than 500, and the log the rest. */
@ApplicationScoped
class SqrSetup {
    private final DoorSettings settings;
    private final SqrSetting setting;

    SqrSetup(DoorSettings settings, SqrSetting setting) {
        this.settings = settings;
        this.setting = setting;
    }

    record Setup(Source template, String filename) {}

    Uni<Setup> of(UUID account) {
        return settings.of(account, SqrDoor.NAME).chain(chosen -> {
            String template = chosen.getString(SqrSetting.TEMPLATE);
            String filename = chosen.getString(SqrSetting.FILENAME, SqrFilename.DEFAULT);
            return template == null
                    ? Uni.createFrom().failure(refused(account, "the account has set no report template"))
                    : setting.template(account, template)
                            .map(found -> new Setup(new Source.Stored(found.id(), null), filename))
                            .onFailure(Problem.NotFound.class)
                            .transform(_ -> refused(account, "the report template of the account is gone"));
        });
    }

    private static SqrRefusal refused(UUID account, String why) {
        Log.errorf("report refused dialect=%s account=%s cause=%s; see PUT /v1/doors/sqr/settings", SqrDoor.NAME,
                account,
                why);
        return SqrRefusal.of(500);
    }
}
