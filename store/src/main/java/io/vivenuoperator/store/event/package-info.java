/** Events and their ticket types: what Vivenu says of them, with the newest updatedAt winning whatever the order of arrival. */
@NullMarked
package io.vivenuoperator.store.event;

import org.jspecify.annotations.NullMarked;
