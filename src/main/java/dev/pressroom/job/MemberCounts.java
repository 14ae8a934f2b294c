package dev.pressroom.job;

import java.util.EnumMap;
import java.util.Map;

/** How many of a batch's members stand how, counted from their rows; deleted ones are not among them. */
public record MemberCounts(Map<JobState, Integer> members) {
    public static final MemberCounts NONE = new MemberCounts(Map.of());

    public MemberCounts {
        members = Map.copyOf(members);
    }

    public int of(JobState state) {
        return members.getOrDefault(state, 0);
    }

    public int all() {
        return members.values().stream().mapToInt(count -> count).sum();
    }

    /** True while one waits or runs. */
    public boolean unfinished() {
        return of(JobState.QUEUED) + of(JobState.RUNNING) > 0;
    }

    MemberCounts with(JobState state, int count) {
        var more = new EnumMap<JobState, Integer>(JobState.class);
        more.putAll(members);
        more.put(state, count);
        return new MemberCounts(more);
    }
}
