/** Tests. */
@NullMarked
package io.vivenuoperator.events.filter;

import org.jspecify.annotations.NullMarked;
