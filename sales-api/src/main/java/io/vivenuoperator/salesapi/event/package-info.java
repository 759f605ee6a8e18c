/** Events and their ticket types. */
@NullMarked
package io.vivenuoperator.salesapi.event;

import org.jspecify.annotations.NullMarked;
