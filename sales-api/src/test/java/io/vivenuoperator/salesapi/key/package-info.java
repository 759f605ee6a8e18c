/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.key;

import org.jspecify.annotations.NullMarked;
