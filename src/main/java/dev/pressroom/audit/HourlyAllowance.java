package dev.pressroom.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** So many entries of each owner in an hour; what comes on top is counted, and told with the next one that is written. */
final class HourlyAllowance<T> {
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final int most;
    private final Clock clock;
    private final Map<T, Hour> hours = new ConcurrentHashMap<>();

    HourlyAllowance(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** @param passedOver since the last one that was written */
    private record Hour(long number, int written, long passedOver) {}

    /** @return how many were passed over since one was written; empty where this one is passed over too */
    OptionalLong take(T owner) {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), HOUR);
        var answer = new OptionalLong[]{OptionalLong.empty()};
        hours.compute(owner, (_, known) -> {
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
