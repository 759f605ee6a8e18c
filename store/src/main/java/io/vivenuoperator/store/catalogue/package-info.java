/** The catalogue of the product's own event types: what each one says, as a schema and an example. */
@NullMarked
package io.vivenuoperator.store.catalogue;

import org.jspecify.annotations.NullMarked;
