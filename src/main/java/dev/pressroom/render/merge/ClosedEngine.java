package dev.pressroom.render.merge;

import java.util.List;
import java.util.Map;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.SetSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import io.quarkus.qute.WhenSectionHelper;
import io.quarkus.qute.WithSectionHelper;

import dev.pressroom.render.Deadline;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.merge.function.DataPaths;
import dev.pressroom.render.merge.function.Place;
import dev.pressroom.render.merge.function.Translations;

/**
 * Qute for hostile text: no reflection, no beans, no includes but those of the request, no namespaces but ours. Tenant templates must never meet
 * the engine that Quarkus injects.
 */
public final class ClosedEngine {
    private final Engine engine = engine(Map.of(), false);
    private final Engine lenient = engine(Map.of(), true);
    private final ParsedTemplates parsed = new ParsedTemplates((text, partials) -> parse(text, partials, false));
    private final ParsedTemplates leniently = new ParsedTemplates((text, partials) -> parse(text, partials, true));

    /** One for each set of partials: Qute keeps what it includes by name, for as long as the engine lives. */
    private static Engine engine(Map<String, String> partials, boolean lenient) {
        var builder = Engine.builder()
                .addDefaultValueResolvers()
                .addValueResolvers(new DataValues(), new Arithmetic())
                .addSectionHelpers(new IfSectionHelper.Factory(), new GuardedLoop(lenient),
                        new SetSectionHelper.Factory(),
                        new WithSectionHelper.Factory(), new WhenSectionHelper.Factory(), new GuardedInclude(partials),
                        new GuardedInsert(partials))
                .addLocator(new PartialLocator(partials))
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .addResultMapper(new PlainNumbers())
                .strictRendering(!lenient)
                .useAsyncTimeout(false);
        if (lenient) {
            builder.addResultMapper(new LenientText());
        }
        Functions.resolvers().forEach(builder::addNamespaceResolver);
        return builder.build();
    }

    /** @throws RenderFailure with line and column where the template, or the template with this data, is wrong */
    public String merge(RenderRequest request) {
        try {
            var data = JsonData.parse(request.data());
            TemplateInstance instance = (request.parts().lenient() ? leniently : parsed)
                    .get(request.html(), request.parts().partials()).data(data);
            var limits = request.limits();
            instance.setAttribute(DataPaths.ATTRIBUTE, data);
            instance.setAttribute(Translations.ATTRIBUTE, Translations.of(request.parts().translations()));
            instance.setAttribute(Place.ATTRIBUTE, new Place(request.locale(), request.zone()));
            instance.setAttribute(Budget.ATTRIBUTE, new Budget(limits.iterations(),
                    Deadline.in(limits.times().merge(), Code.MERGE_TIMEOUT, "the merge")));
            return Output.of(instance, limits.htmlChars());
        } catch (StackOverflowError e) {
            throw new RenderFailure(Code.TEMPLATE_LIMIT_EXCEEDED, "the template is nested too deep", e);
        } catch (RuntimeException e) {
            throw Faults.failure(e);
        }
    }

    /** @throws RenderFailure with line and column where the template does not parse */
    Template parse(String text) {
        return parse(text, Map.of(), false);
    }

    private Template parse(String text, Map<String, String> partials, boolean leniently) {
        partials.values().forEach(ClosedEngine::requireFlat);
        requireFlat(text);
        Engine alone = leniently ? lenient : engine;
        Engine chosen = partials.isEmpty() ? alone : engine(partials, leniently);
        try {
            // the variant switches escaping on
            return chosen.parse(StyleBlocks.shielded(text), Variant.forContentType("text/html"));
        } catch (StackOverflowError e) {
            throw new RenderFailure(Code.TEMPLATE_LIMIT_EXCEEDED, "the template is nested too deep", e);
        } catch (RuntimeException e) {
            throw Faults.failure(e);
        }
    }

    private static void requireFlat(String text) {
        if (Nesting.tooDeep(text)) {
            throw new RenderFailure(Code.TEMPLATE_LIMIT_EXCEEDED,
                    "sections stand in each other more than " + Nesting.DEEPEST + " deep");
        }
    }
}
