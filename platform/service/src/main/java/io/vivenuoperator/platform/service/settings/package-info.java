/** The settings common to all HTTP programs, from the environment. */
@NullMarked
package io.vivenuoperator.platform.service.settings;

import org.jspecify.annotations.NullMarked;
