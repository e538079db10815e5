package org.thalweg.grade.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.thalweg.grade.Cell;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * A submitted notebook: its cells, and what is odd about it. The file is untrusted; outputs and
 * whatever else it holds are skipped unread.
 *
 * @param cells in order
 * @param notes sentences for the student
 */
public record NotebookFile(List<Cell> cells, List<String> notes) {
    /** What a file can hold; a notebook without outputs has a hundredth of it. */
    public static final int LARGEST = 20 << 20;

    private static final int MOST_CELLS = 5000;
    private static final int LONGEST_NAME = 200;

    /** Where a cell names its task: by code, or for a person to mark. */
    private static final Set<String> OURS = Set.of("exercise", "manual");

    private static final Set<String> THEIRS = Set.of("grade_id");

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(LARGEST)
                                    .maxNestingDepth(200)
                                    .maxNameLength(10_000)
                                    .maxNumberLength(1000)
                                    .maxStringLength(LARGEST)
                                    .build())
                    .build();

    /** Copies the lists. */
    public NotebookFile {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file of nbformat 3 or 4.
     *
     * @throws UnreadableNotebook if it is none
     */
    public static NotebookFile read(byte[] file) throws UnreadableNotebook {
        return new Reading().read(file);
    }

    private static final class Reading {
        private final List<Cell> cells = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private String kernel = "";
        private String language = "";
        private int format = -1;
        private boolean hasCells;

        NotebookFile read(byte[] file) throws UnreadableNotebook {
            foreign(file);
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), file)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new UnreadableNotebook(
                            "The file is not a notebook: a notebook is a JSON object. Save it in"
                                    + " JupyterLab and hand in the .ipynb file.");
                }
                top(json);
            } catch (StreamConstraintsException e) {
                throw new UnreadableNotebook(
                        "The file goes beyond what a notebook can hold: 20 MB, brackets 200 deep."
                                + " Clear the outputs, save it, and hand it in again.");
            } catch (JacksonException e) {
                throw new UnreadableNotebook(broken(e));
            }
            if (format >= 0 && (format < 3 || format > 4)) {
                throw new UnreadableNotebook(
                        "The notebook's format is nbformat "
                                + format
                                + ", and 3 and 4 can be read. Open it in JupyterLab, save it, and"
                                + " hand it in again.");
            }
            if (!hasCells) {
                throw new UnreadableNotebook(
                        "The file is JSON, but no notebook: it has no cells. Hand in the .ipynb"
                                + " file of the exercise.");
            }
            if (!language.isEmpty() && !language.equalsIgnoreCase("java")) {
                notes.add(
                        "The notebook names the kernel `"
                                + (kernel.isEmpty() ? language : kernel)
                                + "`, which is not for Java; its cells were read as Java.");
            }
            return new NotebookFile(cells, notes);
        }

        private static void foreign(byte[] file) throws UnreadableNotebook {
            if (file.length == 0) {
                throw new UnreadableNotebook("The file is empty.");
            }
            if (file.length > LARGEST) {
                throw new UnreadableNotebook(
                        "The file has %d MB, and at most 20 MB can be read. Clear the outputs, save it, and hand it in again."
                                .formatted(file.length >> 20));
            }
            String head =
                    new String(file, 0, Math.min(file.length, 200), StandardCharsets.ISO_8859_1)
                            .strip()
                            .toLowerCase(Locale.ROOT);
            String kind =
                    head.startsWith("<")
                            ? "a web page"
                            : head.startsWith("pk")
                                    ? "a zip archive or an office document"
                                    : head.startsWith("%pdf") ? "a PDF file" : "";
            if (!kind.isEmpty()) {
                throw new UnreadableNotebook(
                        "The file is "
                                + kind
                                + ", not a notebook. Hand in the .ipynb file itself.");
            }
        }

        private static String broken(JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            return "The file is not a whole notebook: what stands in"
                    + (at == null || at.getLineNr() < 1
                            ? " it"
                            : " line " + at.getLineNr() + ", column " + at.getColumnNr())
                    + " is not JSON in UTF-8. It may have been cut off or edited by hand: open it"
                    + " in JupyterLab, save it, and hand it in again.";
        }

        private void top(JsonParser json) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "nbformat" -> format = whole(json, value, format);
                    case "metadata" -> metadata(json, value);
                    case "cells" -> cells(json, value);
                    case "worksheets" -> worksheets(json, value);
                    default -> json.skipChildren();
                }
            }
            json.nextToken(); // what follows the object must be its end
        }

        private static int whole(JsonParser json, JsonToken value, int otherwise) {
            if (value == JsonToken.VALUE_NUMBER_INT) {
                long number =
                        json.getNumberType() == JsonParser.NumberType.INT ? json.getIntValue() : 99;
                return (int) Math.max(0, number);
            }
            json.skipChildren();
            return otherwise;
        }

        private void metadata(JsonParser json, JsonToken value) {
            if (value != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_OBJECT
                        && (name.equals("kernelspec") || name.equals("language_info"))) {
                    kernel(json, name.equals("kernelspec"));
                } else {
                    json.skipChildren();
                }
            }
        }

        private void kernel(JsonParser json, boolean spec) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                String text = text(json, json.nextToken());
                if (spec && name.equals("name")) {
                    kernel = text;
                } else if (name.equals(spec ? "language" : "name") && !text.isEmpty()) {
                    language = text;
                }
            }
        }

        private void worksheets(JsonParser json, JsonToken value) {
            if (value != JsonToken.START_ARRAY) {
                json.skipChildren();
                return;
            }
            JsonToken sheet = json.nextToken();
            while (sheet != JsonToken.END_ARRAY) {
                if (sheet == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        boolean holds = json.currentName().equals("cells");
                        JsonToken inside = json.nextToken();
                        if (holds) {
                            cells(json, inside);
                        } else {
                            json.skipChildren();
                        }
                    }
                }
                json.skipChildren();
                sheet = json.nextToken();
            }
        }

        private void cells(JsonParser json, JsonToken value) {
            if (value != JsonToken.START_ARRAY) {
                json.skipChildren();
                return;
            }
            hasCells = true;
            int number = cells.size();
            JsonToken cell = json.nextToken();
            while (cell != JsonToken.END_ARRAY) {
                number++;
                if (cell == JsonToken.START_OBJECT && cells.size() < MOST_CELLS) {
                    cells.add(cell(json, number));
                } else {
                    json.skipChildren();
                    if (number == MOST_CELLS + 1) {
                        notes.add("Only the first " + MOST_CELLS + " cells were read.");
                    } else if (number <= MOST_CELLS) {
                        cells.add(new Cell(number, false, "", ""));
                        notes.add("Cell " + number + " is not a cell; it was left out.");
                    }
                }
                cell = json.nextToken();
            }
        }

        private Cell cell(JsonParser json, int number) {
            boolean code = false;
            String ours = "";
            String nbgrader = "";
            String source = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "cell_type" -> code = text(json, value).equals("code");
                    case "source", "input" -> source = lines(json, value, number);
                    case "metadata" -> {
                        if (value == JsonToken.START_OBJECT) {
                            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                                String owner = json.currentName();
                                JsonToken inside = json.nextToken();
                                switch (owner) {
                                    case "thalweg" -> ours = within(json, inside, OURS);
                                    case "nbgrader" -> nbgrader = within(json, inside, THEIRS);
                                    default -> json.skipChildren();
                                }
                            }
                        } else {
                            json.skipChildren();
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            String plain = source.replace("\r\n", "\n").replace('\r', '\n');
            return new Cell(number, code, ours.isEmpty() ? nbgrader : ours, plain);
        }

        private static String within(JsonParser json, JsonToken value, Set<String> keys) {
            String found = "";
            if (value != JsonToken.START_OBJECT) {
                json.skipChildren();
                return found;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = keys.contains(json.currentName());
                String text = text(json, json.nextToken());
                found = wanted && text.length() <= LONGEST_NAME ? text : found;
            }
            return found;
        }

        private String lines(JsonParser json, JsonToken value, int number) {
            if (value != JsonToken.START_ARRAY) {
                if (value != JsonToken.VALUE_STRING) {
                    notes.add("The source of cell " + number + " is not text; it was left out.");
                }
                return text(json, value);
            }
            StringBuilder all = new StringBuilder();
            JsonToken line = json.nextToken();
            while (line != JsonToken.END_ARRAY) {
                all.append(text(json, line));
                line = json.nextToken();
            }
            return all.toString();
        }

        /** The value if it is a string; whatever else it is, is skipped. */
        private static String text(JsonParser json, JsonToken value) {
            if (value == JsonToken.VALUE_STRING) {
                return json.getString();
            }
            json.skipChildren();
            return "";
        }
    }
}
