package io.vivenuoperator.store.schema;

/** How a database's schema compares with the one this program expects. */
public sealed interface SchemaState {
    /** Whether this program can work with it. */
    boolean fits();

    /** What the person who runs this program can do. */
    String advice();

    record Current(int version) implements SchemaState {
        @Override
        public boolean fits() {
            return true;
        }

        @Override
        public String advice() {
            return "The database's schema is current (version " + version + ").";
        }
    }

    record Missing(int expected) implements SchemaState {
        @Override
        public boolean fits() {
            return false;
        }

        @Override
        public String advice() {
            return "The database has no schema yet; version " + expected
                    + " is needed. Run `java -jar poller-job.jar migrate` (the chart does so as a hook), and check that"
                    + " DATABASE_URL names the right database.";
        }
    }

    record Behind(int found, int expected) implements SchemaState {
        @Override
        public boolean fits() {
            return false;
        }

        @Override
        public String advice() {
            return "The database's schema is version " + found + ", this program needs " + expected
                    + ". Run this release's `java -jar poller-job.jar migrate` (the chart does so as a hook).";
        }
    }

    /** Migrations only add, so a newer schema still works with an older program, as during an upgrade. */
    record Ahead(int found, int expected) implements SchemaState {
        @Override
        public boolean fits() {
            return true;
        }

        @Override
        public String advice() {
            return "The database's schema is version " + found + ", newer than the " + expected
                    + " of this program. That works during an upgrade; then upgrade this program, too.";
        }
    }

    /**
     * The server, the database or its content is unusable.
     *
     * @param lasting whether it stays so until a person changes it
     */
    record Unfit(String advice, boolean lasting) implements SchemaState {
        @Override
        public boolean fits() {
            return false;
        }
    }
}
