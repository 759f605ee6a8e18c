/** Stores deliveries: each batch in one transaction, on one connection. */
@NullMarked
package io.vivenuoperator.store.ingest;

import org.jspecify.annotations.NullMarked;
