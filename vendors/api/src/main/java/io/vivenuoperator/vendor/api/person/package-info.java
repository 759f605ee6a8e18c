/** People as platforms know them. */
@NullMarked
package io.vivenuoperator.vendor.api.person;

import org.jspecify.annotations.NullMarked;
