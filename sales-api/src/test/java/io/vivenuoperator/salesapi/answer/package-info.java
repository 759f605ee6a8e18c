/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.answer;

import org.jspecify.annotations.NullMarked;
