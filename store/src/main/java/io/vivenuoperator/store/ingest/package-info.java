/** How deliveries get into the store: a batch in one transaction, by one connection. */
@NullMarked
package io.vivenuoperator.store.ingest;

import org.jspecify.annotations.NullMarked;
