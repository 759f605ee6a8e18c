/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.event;

import org.jspecify.annotations.NullMarked;
