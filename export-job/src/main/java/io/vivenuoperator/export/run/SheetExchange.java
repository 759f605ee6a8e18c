package io.vivenuoperator.export.run;

import io.vivenuoperator.export.google.ApiError;
import io.vivenuoperator.export.google.SheetsApi;
import io.vivenuoperator.export.plan.SheetChange;
import io.vivenuoperator.export.plan.SheetPlan;
import io.vivenuoperator.export.plan.SheetPlanner;
import io.vivenuoperator.export.sheet.FoundSheet;
import io.vivenuoperator.export.sheet.SheetFinder;
import io.vivenuoperator.export.table.SheetTable;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the sheets have, and changes what differs in one request. Usually these are two requests; one more, or two, when a
 * sheet has to be made or taken over.
 */
final class SheetExchange {
    private static final int REJECTED = 400;
    private static final int LARGEST_SHEET_ID = 1_000_000_000;

    private final SheetsApi api;
    private boolean hasUnanswered;

    SheetExchange(SheetsApi api) {
        this.api = api;
    }

    /** @throws HttpCallException if Google, or the way to it, fails; then all changes were made or none */
    ExchangeResult bring(List<SheetTable> tables) {
        Map<TableKind, FoundSheet> found = new EnumMap<>(TableKind.class);
        Set<Integer> taken = find(tables.stream().map(SheetTable::kind).toList(), found);
        List<SheetChange> changes = new ArrayList<>();
        long cells = 0;
        for (SheetTable table : tables) {
            switch (plan(table, Optional.ofNullable(found.get(table.kind())), taken)) {
                case SheetPlan.Changes plan -> {
                    changes.addAll(plan.changes());
                    cells += plan.cells();
                }
                case SheetPlan.Occupied(String title) -> {
                    return new ExchangeResult.OccupiedSheet(title);
                }
            }
        }
        return changes.isEmpty() ? new ExchangeResult.Done(0, 0) : make(changes, cells);
    }

    private ExchangeResult make(List<SheetChange> changes, long cells) {
        byte[] batch = SheetsApi.batch(changes);
        if (batch.length > SheetsApi.LARGEST_BATCH) {
            return new ExchangeResult.TooLarge(batch.length);
        }
        boolean wasUnanswered = hasUnanswered;
        hasUnanswered = true;
        try {
            api.change(batch);
            hasUnanswered = wasUnanswered;
        } catch (HttpCallException e) {
            // What Google itself refuses was not made.
            hasUnanswered = wasUnanswered || e.isTransient();
            throw e;
        }
        return new ExchangeResult.Done(changes.size(), cells);
    }

    /** Whether changes were sent and nothing is known of them but that they were made together or not at all. */
    boolean hasUnanswered() {
        return hasUnanswered;
    }

    /** Finds the sheets, and returns the ids that are taken; those are only known if a sheet was not found at once. */
    private Set<Integer> find(List<TableKind> kinds, Map<TableKind, FoundSheet> found) {
        var marked = new SheetFinder(marked());
        kinds.forEach(kind -> marked.marked(kind).ifPresent(sheet -> found.put(kind, sheet)));
        List<TableKind> missing =
                kinds.stream().filter(kind -> !found.containsKey(kind)).toList();
        Set<Integer> taken = new HashSet<>();
        if (!missing.isEmpty()) {
            List<FoundSheet> all = api.all();
            all.forEach(sheet -> taken.add(sheet.sheetId()));
            takeOver(missing, new SheetFinder(all), found);
        }
        return taken;
    }

    private void takeOver(List<TableKind> missing, SheetFinder all, Map<TableKind, FoundSheet> found) {
        Map<TableKind, Integer> titled = new EnumMap<>(TableKind.class);
        missing.forEach(kind -> all.titled(kind).ifPresent(sheet -> titled.put(kind, sheet.sheetId())));
        if (titled.isEmpty()) {
            return;
        }
        List<FoundSheet> read = api.withCells(List.copyOf(titled.values()));
        titled.forEach((kind, id) -> read.stream()
                .filter(sheet -> sheet.sheetId() == id)
                .findFirst()
                .ifPresent(sheet -> found.put(kind, sheet)));
    }

    /** Whatever Google says when nothing is marked yet, it is not there. */
    private List<FoundSheet> marked() {
        try {
            return api.marked();
        } catch (HttpCallException e) {
            if (e.status().orElse(0) == REJECTED && api.lastError() == ApiError.UNSPECIFIC) {
                return List.of();
            }
            throw e;
        }
    }

    private static SheetPlan plan(SheetTable table, Optional<FoundSheet> found, Set<Integer> taken) {
        return found.map(sheet -> SheetPlanner.update(table, sheet))
                .orElseGet(() -> SheetPlanner.create(table, freeId(table.kind(), taken)));
    }

    private static int freeId(TableKind kind, Set<Integer> taken) {
        int id = Math.floorMod(kind.word().hashCode(), LARGEST_SHEET_ID) + 1;
        while (!taken.add(id)) {
            id++;
        }
        return id;
    }
}
