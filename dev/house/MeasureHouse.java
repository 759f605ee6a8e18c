import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** Prints a table of measurements over src/main/java of every product module. Run it with dev/measure-house. */
final class MeasureHouse {
    /** What is beside the product: simulators, load, benches and the tests of the whole. */
    private static final Set<String> BESIDE =
            Set.of("vivenu-simulator", "bench", "load", "lab", "e2e", "dev", "target", "simulators");

    private static final Set<String> MAY_USE_JDBC = Set.of("store", "platform/database");

    private final Path root;
    private final List<Source> sources;

    private MeasureHouse(Path root, List<Source> sources) {
        this.root = root;
        this.sources = sources;
    }

    /** One file: its text's size and what its syntax tree declares. */
    private record Source(
            Path file, String module, int lines, String packageName, List<String> imports, List<Type> types) {}

    private record Type(String name, boolean isPublic, int mostParameters, boolean leaksJdbc) {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toRealPath();
        new MeasureHouse(root, read(root)).print();
    }

    private static List<Source> read(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> product = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .filter(file -> !BESIDE.contains(root.relativize(file).getName(0).toString()))
                    .sorted()
                    .toList();
            return parse(root, product);
        }
    }

    private static List<Source> parse(Path root, List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, ignored -> {}, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            var sources = new ArrayList<Source>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(source(root, unit));
            }
            return sources;
        }
    }

    private static Source source(Path root, CompilationUnitTree unit) throws IOException {
        Path file = Path.of(unit.getSourceFile().toUri());
        String relative = root.relativize(file).toString();
        return new Source(
                file,
                relative.substring(0, relative.indexOf("/src/main/java/")),
                Files.readAllLines(file).size(),
                unit.getPackageName().toString(),
                unit.getImports().stream()
                        .map(one -> one.getQualifiedIdentifier().toString())
                        .toList(),
                unit.getTypeDecls().stream()
                        .filter(ClassTree.class::isInstance)
                        .map(type -> type((ClassTree) type))
                        .toList());
    }

    private static Type type(ClassTree type) {
        var most = new int[1];
        var jdbc = new boolean[1];
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                // javac parses a record's header into a constructor's parameters only later: those are counted as components.
                if (method.getName().contentEquals("<init>")) {
                    most[0] = Math.max(most[0], method.getParameters().size());
                }
                jdbc[0] |= method.getModifiers().getFlags().contains(Modifier.PUBLIC) && mentionsJdbc(method);
                return super.visitMethod(method, nothing);
            }
        }.scan(type, null);
        boolean isRecord = type.getKind() == Tree.Kind.RECORD;
        return new Type(
                type.getSimpleName().toString(),
                type.getModifiers().getFlags().contains(Modifier.PUBLIC),
                isRecord ? 0 : most[0],
                jdbc[0]);
    }

    private static boolean mentionsJdbc(MethodTree method) {
        var signature = method.getReturnType() + " " + method.getParameters() + " " + method.getThrows();
        return Stream.of("Connection", "SQLException", "PreparedStatement", "ResultSet", "DataSource")
                .anyMatch(word -> signature.matches("(?s).*\\b" + word + "\\b.*"));
    }

    private void print() {
        List<Type> types = sources.stream().flatMap(source -> source.types().stream()).toList();
        List<Integer> lines = sorted(sources, Source::lines);
        row("files / lines", sources.size() + " / " + lines.stream().mapToInt(Integer::intValue).sum());
        row("lines a file: median / p90 / max", at(lines, 0.5) + " / " + at(lines, 0.9) + " / " + at(lines, 1));
        row("files over 400 lines / under 20", count(lines, 401, 99_999) + " / " + count(lines, 0, 19));
        row("packages / in import cycles", packages().size() + " / " + inCycles().size());
        List<Integer> constructors = sorted(types, Type::mostParameters);
        row("constructor parameters: p90 / max", at(constructors, 0.9) + " / " + at(constructors, 1));
        row("constructors over 7 parameters", names(types.stream().filter(type -> type.mostParameters() > 7)));
        List<String> bare = types.stream().map(Type::name).filter(MeasureHouse::isOneWord).sorted().toList();
        row("types of one bare word", bare.size() + " of " + types.size() + " (" + 100 * bare.size() / types.size() + " %)");
        row("", String.join(" ", bare));
        row("names used more than once", String.join(" ", repeated(types)));
        row("public top-level types", 100 * types.stream().filter(Type::isPublic).count() / types.size() + " %");
        row("public signatures with java.sql outside store and platform/database", leaks());
    }

    private static boolean isOneWord(String name) {
        return name.chars().filter(Character::isUpperCase).count() == 1;
    }

    private static String names(Stream<Type> types) {
        List<String> names = types.map(type -> type.name() + "(" + type.mostParameters() + ")").toList();
        return names.size() + " " + String.join(" ", names);
    }

    private static Set<String> repeated(List<Type> types) {
        return types.stream()
                .collect(Collectors.groupingBy(Type::name, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getKey() + "×" + entry.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String leaks() {
        List<String> leaking = sources.stream()
                .filter(source -> !MAY_USE_JDBC.contains(source.module()))
                .filter(source -> source.imports().stream().anyMatch(name -> name.startsWith("java.sql")))
                .flatMap(source -> source.types().stream())
                .filter(Type::leaksJdbc)
                .map(Type::name)
                .toList();
        return leaking.size() + " " + String.join(" ", leaking);
    }

    private Map<String, Set<String>> packages() {
        var edges = new TreeMap<String, Set<String>>();
        sources.forEach(source -> edges.computeIfAbsent(source.packageName(), key -> new TreeSet<>()));
        for (Source source : sources) {
            source.imports().stream()
                    .map(name -> packageOf(name, edges.keySet()))
                    .filter(name -> !name.isEmpty() && !name.equals(source.packageName()))
                    .forEach(edges.get(source.packageName())::add);
        }
        return edges;
    }

    private static String packageOf(String imported, Collection<String> ours) {
        return ours.stream()
                .filter(name -> imported.startsWith(name + ".") && Character.isUpperCase(imported.charAt(name.length() + 1)))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Packages from which imports lead back to themselves. */
    private Set<String> inCycles() {
        Map<String, Set<String>> edges = packages();
        return edges.keySet().stream()
                .filter(name -> reachable(name, edges).contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> edges) {
        var seen = new HashSet<String>();
        var waiting = new ArrayList<>(edges.get(from));
        while (!waiting.isEmpty()) {
            String next = waiting.removeLast();
            if (seen.add(next)) {
                waiting.addAll(edges.get(next));
            }
        }
        return seen;
    }

    private static <T> List<Integer> sorted(List<T> items, ToIntFunction<T> size) {
        return items.stream().mapToInt(size).sorted().boxed().toList();
    }

    private static int at(List<Integer> sorted, double share) {
        return sorted.get((int) Math.round((sorted.size() - 1) * share));
    }

    private static long count(List<Integer> values, int least, int most) {
        return values.stream().filter(value -> value >= least && value <= most).count();
    }

    private void row(String what, String figure) {
        System.out.printf("%-70s %s%n", what, figure);
    }
}
