/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.document;

import org.jspecify.annotations.NullMarked;
