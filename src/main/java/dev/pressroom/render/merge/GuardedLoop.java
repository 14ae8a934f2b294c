package dev.pressroom.render.merge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.quarkus.qute.Expression;
import io.quarkus.qute.ExpressionNode;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.ResolutionContext;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Results;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.TemplateNode;

import dev.pressroom.render.merge.function.MergeFault;

/** Qute's own loop, paying for every turn: Qute has no bound of its own and ignores interrupts. */
final class GuardedLoop implements SectionHelperFactory<SectionHelper> {
    static final List<String> NAMES = List.of("for", "each");
    private static final int LARGEST_NUMBER = 10_000;

    private final LoopSectionHelper.Factory loop = new LoopSectionHelper.Factory();
    private final boolean lenient;

    /** @param lenient whether a list that the data lacks is as good as an empty one */
    GuardedLoop(boolean lenient) {
        this.lenient = lenient;
    }

    @Override
    public List<String> getDefaultAliases() {
        return NAMES;
    }

    @Override
    public ParametersInfo getParameters() {
        return loop.getParameters();
    }

    @Override
    public List<String> getBlockLabels() {
        return loop.getBlockLabels();
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        return loop.initializeBlock(outer, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext init) {
        SectionHelper inner = loop.initialize(init);
        Expression iterable = init.getExpression("iterable");
        int weight = weight(init.getBlocks().getFirst());
        Optional<SectionBlock> instead = init.getBlocks().stream().filter(block -> "else".equals(block.label))
                .findFirst();
        return context -> context.resolutionContext().evaluate(iterable).thenCompose(value -> {
            if (lenient && (value == null || Results.isNotFound(value))) {
                return instead.isPresent()
                        ? context.execute(instead.get(), context.resolutionContext())
                        : ResultNode.NOOP;
            }
            requireSane(value, iterable);
            return inner.resolve(new Paying(context, weight));
        });
    }

    private static void requireSane(Object value, Expression iterable) {
        if (value instanceof Number number && !fits(number)) {
            throw new MergeFault("a loop over the number " + number + ": at most " + LARGEST_NUMBER,
                    iterable.getOrigin());
        }
    }

    private static boolean fits(Number number) {
        return switch (number) {
            case Integer whole -> whole <= LARGEST_NUMBER;
            case Long whole -> whole <= LARGEST_NUMBER;
            case BigDecimal ignored -> false;
            case BigInteger ignored -> false;
            default -> true;
        };
    }

    /** Nested loops pay for themselves; everything else in the body is held once for each turn. */
    private static int weight(SectionBlock body) {
        int weight = 1;
        for (TemplateNode node : body.nodes) {
            // Comments still stand among the nodes here, and Qute fails when one is asked for its kind.
            if (node instanceof ExpressionNode) {
                weight++;
            } else if (node instanceof SectionNode section && !NAMES.contains(section.getName())) {
                weight += section.getBlocks().stream().mapToInt(GuardedLoop::weight).sum();
            }
        }
        return weight;
    }

    private record Paying(SectionHelper.SectionResolutionContext context, int weight)
            implements
                SectionHelper.SectionResolutionContext {

        @Override
        public CompletionStage<ResultNode> execute(SectionBlock block, ResolutionContext turn) {
            Budget.of(turn).iterate(weight);
            return context.execute(block, turn);
        }

        @Override
        public CompletionStage<Map<String, Object>> evaluate(Map<String, Expression> expressions) {
            return context.evaluate(expressions);
        }

        @Override
        public ResolutionContext resolutionContext() {
            return context.resolutionContext();
        }

        @Override
        public ResolutionContext newResolutionContext(Object data, Map<String, SectionBlock> extending) {
            return context.newResolutionContext(data, extending);
        }

        @Override
        public Map<String, Object> getParameters() {
            return context.getParameters();
        }
    }
}
