package dev.pressroom.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** How many refusals may still be written: a flood of them must not fill the disk, nor hold an account's chain. */
@ApplicationScoped
public class RefusalAllowance {
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final int most;
    private final Clock clock;
    private final Map<UUID, Hour> hours = new ConcurrentHashMap<>();

    RefusalAllowance(AuditConfig config, Clock clock) {
        most = config.refusalsPerHour();
        this.clock = clock;
    }

    /** @param passedOver since the last one that was written */
    private record Hour(long number, int written, long passedOver) {}

    /** @return how many were passed over since one was written; empty where this one is passed over too */
    public OptionalLong take(UUID account) {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), HOUR);
        var answer = new OptionalLong[]{OptionalLong.empty()};
        hours.compute(account, (_, known) -> {
            Hour hour = known == null ? new Hour(now, 0, 0) : known;
            int written = hour.number() == now ? hour.written() : 0;
            if (written >= most) {
                return new Hour(now, written, hour.passedOver() + 1);
            }
            answer[0] = OptionalLong.of(hour.passedOver());
            return new Hour(now, written + 1, 0);
        });
        return answer[0];
    }
}
