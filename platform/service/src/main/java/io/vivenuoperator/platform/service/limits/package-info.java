/** How much and how slowly clients may ask. */
@NullMarked
package io.vivenuoperator.platform.service.limits;

import org.jspecify.annotations.NullMarked;
