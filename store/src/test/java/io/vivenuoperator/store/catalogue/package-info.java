/** The catalogue of event types, and what it says of messages. */
@NullMarked
package io.vivenuoperator.store.catalogue;

import org.jspecify.annotations.NullMarked;
