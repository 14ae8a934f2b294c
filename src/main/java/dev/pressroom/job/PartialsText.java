package dev.pressroom.job;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.pressroom.template.Partials.Partial;

/** What a job includes, as its payload keeps it: template, version and name, one a line; names have no line breaks. */
final class PartialsText {
    private PartialsText() {}

    static String write(List<Partial> partials) {
        return partials.stream().map(partial -> partial.templateId() + " " + partial.version() + " " + partial.name())
                .collect(Collectors.joining("\n"));
    }

    static List<Partial> read(String text) {
        return text.lines().map(line -> {
            String[] words = line.split(" ", 3);
            return new Partial(words[2], UUID.fromString(words[0]), Integer.parseInt(words[1]));
        }).toList();
    }
}
