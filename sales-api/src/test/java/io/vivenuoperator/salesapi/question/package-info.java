/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.question;

import org.jspecify.annotations.NullMarked;
