package dev.pressroom.render.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.Expression;
import io.quarkus.qute.Expression.Part;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.TemplateNode;

import dev.pressroom.render.merge.function.Translations;

/** Follows names through loops and assignments back to the data. */
final class OutlineWalk {
    private static final Set<String> VIRTUAL = Set.of("orEmpty", "this");

    private static final Set<String> STAND_INS = Set.of("?:", "or");

    private static final Set<String> OF_LISTS = Set.of("size", "isEmpty", "empty", "first", "last");

    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<String> partials = new LinkedHashSet<>();
    private final List<Outline.Word> words = new ArrayList<>();
    private final List<Outline.Fault> faults = new ArrayList<>();
    private int tags;
    private Map<String, String> scope = Map.of();

    Outline outline() {
        return new Outline(List.copyOf(faults), paths.stream().filter(path -> !isAboutAList(path)).toList(),
                List.copyOf(partials), List.copyOf(words),
                required.stream().filter(path -> !isAboutAList(path)).toList(), tags);
    }

    /** {@code items.size} says nothing of the data where there are {@code items[].price}. */
    private boolean isAboutAList(String path) {
        int dot = path.lastIndexOf('.');
        return dot > 0 && OF_LISTS.contains(path.substring(dot + 1))
                && paths.stream().anyMatch(other -> other.startsWith(path.substring(0, dot) + "[]"));
    }

    void over(List<TemplateNode> nodes) {
        for (TemplateNode node : nodes) {
            if (node.isExpression()) {
                tags++;
                node.getExpressions().forEach(this::read);
            } else if (node.isSection()) {
                tags++;
                enter(node.asSection());
            }
        }
    }

    private void enter(SectionNode section) {
        Map<String, String> outer = scope;
        if (section.getName().equals(GuardedInclude.NAME)) {
            partials.add(GuardedInclude.partial(section.getBlocks().getFirst().parameters));
        }
        for (SectionBlock block : section.getBlocks()) {
            var inner = new HashMap<>(outer);
            block.expressions.forEach((name, expression) -> {
                String path = read(expression);
                inner.putAll(names(section.getName(), block, name, path == null ? "" : path));
            });
            scope = inner;
            over(block.nodes);
            scope = outer;
        }
    }

    /** What a section calls something: the element of a loop, the names that let and set introduce. */
    private static Map<String, String> names(String section, SectionBlock block, String parameter, String path) {
        return switch (section) {
            case "for", "each" -> Map.of(alias(block), path + "[]");
            case "let", "set" -> Map.of(parameter, path);
            default -> Map.of();
        };
    }

    private static String alias(SectionBlock loop) {
        String alias = loop.parameters.getOrDefault("alias", "it");
        return alias.startsWith("$") ? "it" : alias;
    }

    /** The path in the data, null for what is none. */
    private @Nullable String read(Expression expression) {
        if (expression.isLiteral()) {
            return null;
        }
        List<Part> parts = expression.getParts();
        if (expression.hasNamespace() && !expression.getNamespace().equals("data")) {
            requireKnown(expression, parts.getFirst());
            parts.forEach(this::readArguments);
            return null;
        }
        String path = path(parts);
        parts.forEach(this::readArguments);
        if (path != null && !path.isEmpty()) {
            paths.add(path);
            if (parts.stream().noneMatch(OutlineWalk::stands)) {
                required.add(path);
            }
        }
        return path;
    }

    /** In for a value that is missing. */
    private static boolean stands(Part part) {
        return part.isVirtualMethod() ? STAND_INS.contains(part.getName()) : part.getName().equals("orEmpty");
    }

    private @Nullable String path(List<Part> parts) {
        String first = parts.getFirst().getName();
        if (parts.getFirst().isVirtualMethod() || isAboutALoop(first)) {
            return null;
        }
        var path = new StringBuilder(scope.getOrDefault(first, first));
        for (Part part : parts.subList(1, parts.size())) {
            if (part.isVirtualMethod() || VIRTUAL.contains(part.getName())) {
                break;
            }
            boolean index = part.getName().chars().allMatch(Character::isDigit);
            path.append(index ? "[]" : path.isEmpty() ? part.getName() : "." + part.getName());
        }
        return path.toString();
    }

    /** {@code item_count} and its like. */
    private boolean isAboutALoop(String name) {
        int underscore = name.indexOf('_');
        return underscore > 0 && scope.getOrDefault(name.substring(0, underscore), "").endsWith("[]");
    }

    private void readArguments(Part part) {
        if (part.isVirtualMethod()) {
            part.asVirtualMethod().getParameters().forEach(this::read);
        }
    }

    private void requireKnown(Expression expression, Part function) {
        Set<String> known = Functions.NAMES.get(expression.getNamespace());
        if (expression.getNamespace().equals(Translations.NAMESPACE)) {
            var origin = expression.getOrigin();
            words.add(new Outline.Word(origin.getLine(), origin.getLineCharacterStart(), function.getName()));
        } else if (known == null) {
            fault(expression,
                    "there is no '" + expression.getNamespace() + ":', only "
                            + Functions.NAMES.keySet().stream().sorted()
                                    .toList());
        } else if (!known.contains(function.getName())) {
            fault(expression, expression.getNamespace() + ":" + function.getName() + " does not exist; there are "
                    + known.stream().sorted().toList());
        }
    }

    private void fault(Expression expression, String message) {
        var origin = expression.getOrigin();
        faults.add(
                new Outline.Fault(Math.max(0, origin.getLine()), Math.max(0, origin.getLineCharacterStart()), message));
    }
}
