package dev.pressroom.render.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.qute.IncludeSectionHelper;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;

import dev.pressroom.render.merge.function.MergeFault;

/** Qute's own include of what the request brings and nothing else; the name stands in the template, never in the data. */
final class GuardedInclude implements SectionHelperFactory<SectionHelper> {
    static final String NAME = "include";
    /** Would take the name from the data. */
    private static final String DYNAMIC = "_id";

    private final IncludeSectionHelper.Factory include = new IncludeSectionHelper.Factory();
    private final Map<String, Integer> weights = new HashMap<>();

    GuardedInclude(Map<String, String> partials) {
        partials.forEach((name, text) -> weights.put(name, weight(text)));
    }

    /** What a text holds when it has run once, at most. */
    static int weight(String text) {
        return 1 + (int) text.chars().filter(character -> character == '{').count();
    }

    @Override
    public List<String> getDefaultAliases() {
        return List.of(NAME);
    }

    @Override
    public ParametersInfo getParameters() {
        return include.getParameters();
    }

    @Override
    public MissingEndTagStrategy missingEndTagStrategy() {
        return include.missingEndTagStrategy();
    }

    @Override
    public boolean treatUnknownSectionsAsBlocks() {
        return include.treatUnknownSectionsAsBlocks();
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        return include.initializeBlock(outer, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext init) {
        String name = partial(init.getParameters());
        if (name.isEmpty() || name.contains("$") || init.hasParameter(DYNAMIC)) {
            throw new MergeFault("an include names its template in the text, {#include letterhead /}",
                    init.getOrigin());
        }
        SectionHelper inner = include.initialize(init);
        return context -> {
            Integer weight = weights.get(name);
            if (weight == null) {
                throw new MergeFault("there is no template '" + name + "' to include", init.getOrigin());
            }
            Budget.of(context.resolutionContext()).hold(weight);
            return inner.resolve(context);
        };
    }

    /** Empty where there is none; names with spaces stand in quotes. */
    static String partial(Map<String, String> parameters) {
        String name = parameters.getOrDefault("template", "").strip();
        boolean quoted = name.length() > 1 && "'\"".indexOf(name.charAt(0)) >= 0
                && name.charAt(0) == name.charAt(name.length() - 1);
        return quoted ? name.substring(1, name.length() - 1) : name.startsWith("$") ? "" : name;
    }
}
