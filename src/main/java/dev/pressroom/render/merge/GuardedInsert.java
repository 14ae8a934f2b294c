package dev.pressroom.render.merge;

import java.util.List;
import java.util.Map;

import io.quarkus.qute.InsertSectionHelper;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;

/** Qute's own insert, where a layout takes a block of the template that includes it; it costs what that may hold. */
final class GuardedInsert implements SectionHelperFactory<SectionHelper> {
    private final InsertSectionHelper.Factory insert = new InsertSectionHelper.Factory();
    private final int weight;

    GuardedInsert(Map<String, String> partials) {
        weight = partials.values().stream().mapToInt(GuardedInclude::weight).sum();
    }

    @Override
    public List<String> getDefaultAliases() {
        return insert.getDefaultAliases();
    }

    @Override
    public ParametersInfo getParameters() {
        return insert.getParameters();
    }

    @Override
    public MissingEndTagStrategy missingEndTagStrategy() {
        return insert.missingEndTagStrategy();
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        return insert.initializeBlock(outer, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext init) {
        SectionHelper inner = insert.initialize(init);
        return context -> {
            Budget.of(context.resolutionContext()).hold(weight);
            return inner.resolve(context);
        };
    }
}
