/** The operator's process. */
@NullMarked
package io.vivenuoperator.controller;

import org.jspecify.annotations.NullMarked;
