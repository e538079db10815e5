package org.thalweg.grade.read;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.check.Task;
import org.thalweg.check.Wanted;
import org.thalweg.grade.Cell;
import org.thalweg.grade.read.inside.Ask;

/** Cells and tasks as the reader gets them: within its limits, and names in place of classes. */
final class Asking {
    private static final int LONGEST_CELL = 64 << 10;
    private static final int LONGEST_NOTEBOOK = 1 << 20;

    private Asking() {}

    static List<Ask.Text> texts(List<Cell> cells) {
        List<Ask.Text> texts = new ArrayList<>();
        int all = 0;
        for (Cell cell : cells) {
            int length =
                    cell.source().length() > LONGEST_CELL
                            ? Integer.MAX_VALUE
                            : cell.source().getBytes(StandardCharsets.UTF_8).length;
            boolean tooLong = length > LONGEST_CELL || all + length > LONGEST_NOTEBOOK;
            all += tooLong ? 0 : length;
            texts.add(
                    new Ask.Text(
                            cell.number(),
                            tooLong
                                    ? Ask.Kind.TOO_LONG
                                    : cell.code() ? Ask.Kind.CODE : Ask.Kind.PROSE,
                            cell.task(),
                            tooLong ? "" : cell.source()));
        }
        return texts;
    }

    static Ask.Wish wish(Task task) {
        return new Ask.Wish(
                task.id(),
                task.specimens().stub(),
                task.wanted().stream().map(Asking::want).toList());
    }

    private static Ask.Want want(Wanted<?> wanted) {
        return switch (wanted.kind()) {
            case VARIABLE ->
                    new Ask.Want(
                            Ask.Sort.VARIABLE,
                            wanted.name(),
                            wanted.type().getSimpleName(),
                            List.of(),
                            List.of(),
                            wanted.type().getSimpleName() + " " + wanted.name());
            case METHOD -> method(wanted.name(), single(wanted.type()));
            case CLASS -> {
                Method constructor = single(wanted.type());
                yield new Ask.Want(
                        Ask.Sort.TYPE,
                        wanted.name(),
                        "",
                        types(constructor),
                        called(constructor.getReturnType()),
                        "class " + wanted.name());
            }
        };
    }

    private static List<Ask.Want> called(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(each -> Modifier.isAbstract(each.getModifiers()))
                .sorted(Comparator.comparing(Method::toString))
                .map(each -> method(each.getName(), each))
                .toList();
    }

    private static Ask.Want method(String name, Method like) {
        String parameters =
                Arrays.stream(like.getParameters())
                        .map(Asking::shown)
                        .collect(Collectors.joining(", ", "(", ")"));
        String type = like.getReturnType().getSimpleName();
        return new Ask.Want(
                Ask.Sort.METHOD,
                name,
                type,
                types(like),
                List.of(),
                type + " " + name + parameters);
    }

    private static String shown(Parameter one) {
        return one.getType().getSimpleName() + (one.isNamePresent() ? " " + one.getName() : "");
    }

    private static List<String> types(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    }

    private static Method single(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(each -> Modifier.isAbstract(each.getModifiers()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(type + " has no method to be like"));
    }
}
