package io.vivenuoperator.salesapi.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes an export in one form. */
interface RowWriter {
    /** One row; an empty cell is not known. */
    void row(List<Optional<Object>> cells) throws IOException;

    /** The proof that these were all, and whatever is still to be written. */
    void end(long rows) throws IOException;
}
