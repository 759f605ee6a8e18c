package io.vivenuoperator.store.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a migration takes away from programs of the release before, which go on working while it runs and after a rollback.
 * What a step has made itself, it may also change: no older program knows it.
 *
 * @param sql a whole step
 */
record MigrationLinter(String sql) {
    /** What an older program would miss, or could not write any more. */
    private enum Rule {
        DROPS("\\bDROP (?!DEFAULT\\b|NOT\\b|EXPRESSION\\b|IDENTITY\\b)\\w+(?: IF EXISTS)?(?: \\w+)?"),
        STOPS_FILLING("\\b\\w+ DROP (?:DEFAULT|EXPRESSION|IDENTITY)\\b"),
        LETS_READERS_MEET_NULL("\\b\\w+ DROP NOT NULL\\b"),
        RENAMES("\\b\\w+ RENAME (?:\\w+ )*TO \\w+"),
        MOVES("\\bSET SCHEMA \\w+|\\bOWNER TO \\w+"),
        CHANGES_A_TYPE("\\bALTER (?:COLUMN )?\\w+ (?:SET DATA )?TYPE \\w+"),
        WANTS_A_COLUMN_FILLED(
                "\\bADD (?:COLUMN )?(?:IF NOT EXISTS )?(?!CONSTRAINT\\b|CHECK\\b|UNIQUE\\b|PRIMARY\\b|FOREIGN\\b"
                        + "|EXCLUDE\\b)\\w+ (?![^,]*\\b(?:DEFAULT|GENERATED)\\b)[^,]*\\bNOT NULL\\b"),
        FORBIDS_NULL("\\b\\w+ SET NOT NULL\\b"),
        RESTRICTS("\\bADD (?:CONSTRAINT \\w+|CHECK\\b|UNIQUE\\b|PRIMARY KEY\\b|FOREIGN KEY\\b|EXCLUDE\\b)"),
        FORBIDS_DUPLICATES("\\bCREATE UNIQUE INDEX (?:IF NOT EXISTS )?\\w+"),
        DELETES_ROWS("^(?:DELETE FROM|TRUNCATE) (?:TABLE |ONLY )*\\w+"),
        TAKES_RIGHTS("^REVOKE .*"),
        SWITCHES_OFF("\\bDISABLE (?:TRIGGER|RULE) \\w+"),
        KEEPS_READERS_WAITING("\\bACCESS EXCLUSIVE\\b"),
        LEAVES_THE_TRANSACTION("\\bCONCURRENTLY\\b|^(?:BEGIN|COMMIT|ROLLBACK|VACUUM|REINDEX)\\b");

        private final Pattern pattern;

        Rule(String pattern) {
            this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        }

        Stream<String> in(String statement) {
            return pattern.matcher(statement).results().map(found -> this + ": " + found.group());
        }
    }

    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE;
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    /** Of a function or of DO. */
    private static final Pattern BODY = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");
    private static final Pattern MADE = Pattern.compile("^CREATE TABLE (?:IF NOT EXISTS )?(\\w+)", ANY_CASE);
    private static final Pattern SUBJECT = Pattern.compile(
            "^(?:ALTER TABLE|DROP TABLE|TRUNCATE|DELETE FROM|CREATE UNIQUE INDEX \\w+ ON) (?:ONLY |IF EXISTS )?(\\w+)",
            ANY_CASE);
    private static final Pattern RENAME = Pattern.compile("\\bRENAME\\b", ANY_CASE);
    private static final Pattern RUN = Pattern.compile("^EXECUTE\\b", ANY_CASE);

    /** As {@code RULE: the words}, in order; none when it only adds. */
    List<String> findings() {
        Set<String> own = new TreeSet<>();
        List<String> findings = new ArrayList<>();
        for (String statement : statements()) {
            if (!isAbout(statement, own)) {
                Stream.of(Rule.values()).flatMap(rule -> rule.in(statement)).forEach(findings::add);
            }
            MADE.matcher(statement).results().map(made -> made.group(1)).forEach(own::add);
        }
        return findings;
    }

    private static boolean isAbout(String statement, Set<String> own) {
        return !RENAME.matcher(statement).find()
                && SUBJECT.matcher(statement)
                        .results()
                        .map(subject -> subject.group(1))
                        .anyMatch(own::contains);
    }

    /** A function's body runs later, when it is called; that of a DO runs now. */
    private List<String> statements() {
        String plain = LITERAL.matcher(COMMENT.matcher(sql).replaceAll(" "))
                .replaceAll(literal -> Matcher.quoteReplacement(literal.group().replace(";", " ")));
        Stream<String> now = Stream.of(BODY.matcher(plain).replaceAll("''").split(";"));
        Stream<String> done = BODY.matcher(plain)
                .results()
                .filter(body -> plain.substring(0, body.start()).stripTrailing().matches("(?is).*\\bDO"))
                .map(MatchResult::group)
                .flatMap(body ->
                        Stream.of(body.replaceAll("\\$\\w*\\$", " ").split(";|\\b(?:BEGIN|THEN|ELSE|LOOP)\\b")));
        return Stream.concat(now, done)
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .filter(statement -> !statement.isEmpty())
                .map(MigrationLinter::withoutDetails)
                .toList();
    }

    /** Without what stands in literals and brackets; of EXECUTE, what it runs. */
    private static String withoutDetails(String statement) {
        if (RUN.matcher(statement).find()) {
            return withoutBrackets(LITERAL.matcher(statement)
                    .results()
                    .map(literal -> literal.group(1))
                    .collect(Collectors.joining(" ")));
        }
        return withoutBrackets(LITERAL.matcher(statement).replaceAll("''"));
    }

    private static String withoutBrackets(String statement) {
        String text = statement;
        Matcher innermost = INNERMOST.matcher(text);
        while (innermost.find()) {
            text = innermost.replaceAll("");
            innermost = INNERMOST.matcher(text);
        }
        return text.replaceAll("\\s+", " ").strip();
    }
}
