/** Events and their ticket types. The newest updatedAt wins, whatever the order of arrival. */
@NullMarked
package io.vivenuoperator.store.event;

import org.jspecify.annotations.NullMarked;
