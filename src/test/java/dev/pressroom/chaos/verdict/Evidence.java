package dev.pressroom.chaos.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.pressroom.chaos.fault.Mishap;
import dev.pressroom.chaos.load.Ticket;

/**
 * All that is known when a run has ended.
 *
 * @param documents the SHA-256 of what the store holds, by key
 * @param until     when the database was looked at
 */
public record Evidence(List<Ticket> tickets, List<JobRow> rows, Map<String, String> documents, List<Mishap> mishaps,
        Instant until) {}
