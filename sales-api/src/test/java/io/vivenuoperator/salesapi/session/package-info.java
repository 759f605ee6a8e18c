/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.session;

import org.jspecify.annotations.NullMarked;
