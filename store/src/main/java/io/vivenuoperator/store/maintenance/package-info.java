/** Regular maintenance of the database, whichever process runs it. */
@NullMarked
package io.vivenuoperator.store.maintenance;

import org.jspecify.annotations.NullMarked;
