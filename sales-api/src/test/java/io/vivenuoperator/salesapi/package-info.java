/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi;

import org.jspecify.annotations.NullMarked;
