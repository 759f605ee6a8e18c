package io.vivenuoperator.simulators.platform.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes records odd, by the switches. */
public final class RecordDistortion {
    private RecordDistortion() {}

    /**
     * Adds fields that nobody documents, and gives one field a wrong type.
     *
     * @param field the one that has a wrong type in an odd record
     */
    public static void apply(FaultSwitches<?> switches, ObjectNode fields, String field) {
        if (switches.get().unknownFields()) {
            fields.put("aura", "violet").putObject("charm").put("depth", 3);
        }
        if (switches.take("oddRecordNext")) {
            fields.putArray(field).add(1);
        }
    }
}
