/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.settings;

import org.jspecify.annotations.NullMarked;
