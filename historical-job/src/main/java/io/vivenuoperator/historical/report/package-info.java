/** What has happened, for people and programs. */
@NullMarked
package io.vivenuoperator.historical.report;

import org.jspecify.annotations.NullMarked;
