package io.vivenuoperator.salesapi.representation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as CSV, read back by others: Python's csv module and Jackson's reader. */
class CsvCellsTest {
    private static final String ODD = "ab,\"'\n\r\t;= +-@|é☃\uD83C\uDF9F\\#";

    private static String csv(List<List<Optional<Object>>> rows) throws IOException {
        var text = new StringWriter();
        try (var cells = new CsvCells(text, List.of("a", "b", "c"))) {
            for (List<Optional<Object>> row : rows) {
                cells.row(row);
            }
        }
        return text.toString();
    }

    @Test
    void unknownIsEmptyAndTextWithoutCharactersIsNot() throws Exception {
        assertThat(csv(List.of(
                        List.of(Optional.empty(), Optional.of(""), Optional.of("x")),
                        List.of(Optional.of(-1L), Optional.of(new BigDecimal("-0.50")), Optional.of(true)))))
                .isEqualTo("a,b,c\r\n,\"\",x\r\n-1,-0.50,true\r\n");
    }

    @Test
    void noRowsAreALineOfNames() throws Exception {
        assertThat(csv(List.of())).isEqualTo("a,b,c\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            =1+1          | '=1+1
            +49           | '+49
            -5            | '-5
            @SUM(A1)      | '@SUM(A1)
            a=1           | a=1
            '             | '
            """)
    void textThatLooksLikeAFormulaIsNone(String text, String cell) {
        assertThat(CsvCells.harmless(text)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\r\n@x"})
    void neitherIsOneBehindABlank(String text) {
        assertThat(CsvCells.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void pythonAndJacksonReadWhatWasWritten() throws Exception {
        var chance = new Random(7);
        List<List<Optional<Object>>> rows = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>(List.of(List.of("a", "b", "c")));
        for (int i = 0; i < 2_000; i++) {
            List<String> texts = List.of(text(chance), text(chance), text(chance));
            rows.add(texts.stream().map(text -> Optional.<Object>of(text)).toList());
            expected.add(texts.stream().map(CsvCells::harmless).toList());
        }
        String csv = csv(rows);

        assertThat(readByPython(csv)).isEqualTo(expected);
        assertThat(readByJackson(csv)).isEqualTo(expected);
    }

    private static String text(Random chance) {
        int[] characters = ODD.codePoints().toArray();
        return chance.ints(chance.nextInt(6), 0, characters.length)
                .mapToObj(at -> Character.toString(characters[at]))
                .collect(Collectors.joining());
    }

    private static List<List<String>> readByJackson(String csv) throws IOException {
        try (MappingIterator<String[]> rows = new CsvMapper()
                .readerForArrayOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(csv)) {
            return rows.readAll().stream().map(Arrays::asList).toList();
        }
    }

    /** Each cell in hexadecimal, so that nothing of its form gets in between. */
    private static List<List<String>> readByPython(String csv) throws Exception {
        var python = new ProcessBuilder("python3", "-c", """
                        import csv, io, sys
                        text = sys.stdin.buffer.read().decode('utf-8')
                        for row in csv.reader(io.StringIO(text, newline=''), strict=True):
                            print(' '.join('x' + cell.encode('utf-8').hex() for cell in row))
                        """)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread.ofVirtual().start(() -> {
            try (var in = python.getOutputStream()) {
                in.write(csv.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                python.destroy();
            }
        });
        var output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).isZero();
        return output.lines()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .map(cell -> new String(HexFormat.of().parseHex(cell.substring(1)), StandardCharsets.UTF_8))
                        .toList())
                .toList();
    }
}
