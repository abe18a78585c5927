"""Fills a form in LibreOffice as a person would who sees nothing but its printed words.

fill.py <soffice> <form,...> <filled,...> <values.json,...>

values.json: {"lines": {label: text}, "marks": [choice], "long": {heading: text}, "sheet": {label: text},
"columns": [label], "rows": [[text]]}; a long text stands below its heading in a paper, beside its label in a sheet.
An empty object only opens the form and saves it again.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def first(text):
    return text.split("\n")[0].strip()


def elements(text):
    walk = text.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()


def is_table(element):
    return element.supportsService("com.sun.star.text.TextTable")


def right(table, name):
    other = chr(ord(name[0]) + 1) + name[1:]
    return table.getCellByName(other) if other in table.getCellNames() else None


def mark(cell, choice):
    for paragraph in elements(cell.getText()):
        if paragraph.String.strip().lstrip("\u30fb").strip() == choice:
            cell.getText().insertString(paragraph.getStart(), "\u25cb", False)
            return True
    return False


def writer(document, values):
    lines, left = dict(values.get("lines", {})), list(values.get("marks", []))
    heading = ""
    for element in list(elements(document.Text)):
        if not is_table(element):
            heading = element.String if element.String.startswith("\u25a0") else heading
            continue
        names = element.getCellNames()
        if element.getCellByName("A1").String.strip() == "No.":
            rows(element, values)
            continue
        for name in names:
            cell = element.getCellByName(name)
            label = first(cell.String)
            if label in lines and right(element, name) is not None:
                right(element, name).String = lines.pop(label)
            left = [choice for choice in left if not mark(cell, choice)]
        for part, text in values.get("long", {}).items():
            if part in heading:
                element.getCellByName(names[-1]).String = text
    if lines or left:
        raise SystemExit("not found: %s %s" % (list(lines), left))


def rows(table, values):
    filled = values.get("rows", [])
    missing = len(filled) + 1 - table.getRows().getCount()
    if missing > 0:
        table.getRows().insertByIndex(table.getRows().getCount(), missing)
    heads = {}
    for name in table.getCellNames():
        if name[1:] == "1":
            heads[table.getCellByName(name).String.strip()] = name[0]
    for number, row in enumerate(filled):
        for label, text in zip(values["columns"], row):
            table.getCellByName("%s%d" % (heads[label], number + 2)).String = text


def calc(document, values):
    lines, left = dict(values.get("lines", {})), list(values.get("marks", []))
    lines.update(values.get("sheet", {}))
    for sheet in document.Sheets:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress.EndRow
        heads = {sheet.getCellByPosition(column, 0).String.strip(): column for column in range(10)}
        if all(label in heads for label in values.get("columns", ["?"])):
            for number, row in enumerate(values["rows"]):
                for label, text in zip(values["columns"], row):
                    sheet.getCellByPosition(heads[label], number + 1).String = text
            continue
        for row in range(last + 1):
            label = sheet.getCellByPosition(0, row).String.split(" \u203b")[0].strip()
            if label in lines:
                sheet.getCellByPosition(1, row).String = lines.pop(label)
            choice = sheet.getCellByPosition(2, row).String.strip()
            if choice in left:
                left.remove(choice)
                sheet.getCellByPosition(1, row).String = "\u25cb"
    if lines or left:
        raise SystemExit("not found: %s %s" % (list(lines), left))


def main(office, form, filled, values):
    profile = tempfile.mkdtemp(prefix="office")
    pipe = "banso%d" % os.getpid()
    program = subprocess.Popen([office, "-env:UserInstallation=file://" + profile, "--headless", "--norestore", "--nologo",
                                "--accept=pipe,name=%s;urp;" % pipe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for source, target, given in zip(form.split(","), filled.split(","), values.split(",")):
            document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
            with open(given, encoding="utf-8") as file:
                wanted = json.load(file)
            if target.endswith(".docx"):
                writer(document, wanted)
                kind = "MS Word 2007 XML"
            else:
                calc(document, wanted)
                kind = "Calc MS Excel 2007 XML"
            document.storeToURL(uno.systemPathToFileUrl(target), (prop("FilterName", kind),))
            document.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass
        program.wait(30)
    finally:
        program.kill()


if __name__ == "__main__":
    main(*sys.argv[1:5])
