/** Tests. */
@NullMarked
package io.vivenuoperator.store.ingest;

import org.jspecify.annotations.NullMarked;
