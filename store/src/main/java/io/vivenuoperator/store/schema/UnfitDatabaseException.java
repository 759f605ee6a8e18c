package io.vivenuoperator.store.schema;

/** The database can't be migrated as it is; nothing was changed. The message says what is wrong and what helps. */
public final class UnfitDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    UnfitDatabaseException(SchemaState.Unfit unfit) {
        super(unfit.advice());
        this.lasting = unfit.lasting();
    }

    /** Whether it stays so until a person changes it. */
    public boolean lasting() {
        return lasting;
    }
}
