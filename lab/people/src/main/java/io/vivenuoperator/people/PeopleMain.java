package io.vivenuoperator.people;

import io.vivenuoperator.people.generation.Crowd;
import io.vivenuoperator.people.generation.CrowdMaker;
import io.vivenuoperator.people.generation.Platform;
import io.vivenuoperator.people.generation.Shares;
import io.vivenuoperator.people.output.CrowdFiles;
import io.vivenuoperator.people.truth.TruthTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** {@code people.jar COUNT SEED FOLDER}: writes the files of a crowd, and prints its figures. */
public final class PeopleMain {
    private static final int MISCONFIGURED = 2;

    private PeopleMain() {}

    /** Exit code 2 if the arguments are not those. */
    public static void main(String[] args) throws IOException {
        List<String> given = List.of(args);
        if (given.size() != 3
                || !given.get(0).matches("[1-9]\\d{0,6}")
                || !given.get(1).matches("-?\\d{1,18}")) {
            System.err.println("usage: people.jar COUNT SEED FOLDER, for example: people.jar 10000 42 target/people");
            System.exit(MISCONFIGURED);
        }
        Crowd crowd = CrowdMaker.make(Integer.parseInt(given.get(0)), Long.parseLong(given.get(1)), Shares.USUAL);
        CrowdFiles.write(crowd, Path.of(given.get(2)));
        System.out.print(summary(crowd));
    }

    private static String summary(Crowd crowd) {
        var truth = new TruthTable(crowd);
        var lines =
                new StringBuilder("records %d, people %d, true pairs %d, indistinguishable pairs %d, later changes %d%n"
                        .formatted(
                                crowd.records().size(),
                                truth.people(),
                                truth.truePairs(),
                                truth.indistinguishablePairs(),
                                crowd.changes().size()));
        for (Platform platform : Platform.values()) {
            lines.append(
                    "%-18s %d%n".formatted(platform.label(), crowd.of(platform).size()));
        }
        new TreeMap<>(truth.traits()).forEach((trait, count) -> lines.append("%-18s %d%n".formatted(trait, count)));
        return lines.toString();
    }
}
